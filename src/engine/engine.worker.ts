// The engine in its own worker, so that the page's drawing does not disturb a measurement.

import { expose } from 'comlink';
import { makeEngine } from './make-engine.ts';

expose(makeEngine());
