'use server';

import { staffAction } from '@/app/staff-action';
import { applyImport } from '@/lib/inventory/apply-import';
import { ImportInput } from '@/lib/inventory/import-inputs';

export const applyImportAction = staffAction(ImportInput, applyImport);
