import { inject } from 'vitest';

// Before a journey looks whether there is a display.
const own = inject('displays')[Number(process.env['VITEST_POOL_ID']) - 1];
if (own) process.env['DISPLAY'] = own;
