/** Offered while typing; any other name is as good. */
export const carriers = ['DPD', 'DHL', 'PostNL', 'Colissimo', 'CTT', 'UPS', 'GLS'];
