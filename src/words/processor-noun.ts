/** What a processor is called where it ran. */
export type ProcessorNoun = 'worker' | 'workgroup' | 'processor';
