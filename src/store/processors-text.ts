// Processor counts as the form writes them; the page reads the link's own spelling through the store.

export { processorsToText as processorsText } from '../share/processor-list.ts';
