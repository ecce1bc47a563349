/** What every text control shares; the portal's are 50 px tall, wrong ones are outlined red. */
export const controlLook = [
  'w-full rounded-md border border-input bg-card px-[9px] text-foreground',
  'portal:px-3.5 portal:text-[17px] max-md:text-base pointer-coarse:text-base',
  'aria-invalid:border-stop aria-invalid:shadow-[inset_0_0_0_1px_var(--stop)]',
  'disabled:border-dashed disabled:bg-transparent disabled:text-muted-foreground [&[readonly]]:bg-muted',
];
