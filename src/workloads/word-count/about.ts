// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'MapReduce (Dean and Ghemawat 2004), as Hadoop and Spark do it: every chunk of text is mapped to pairs of word and one; a combiner adds up equal words where they are; a shuffle sends each word to the part its hash says; every part adds up its own. A word is letters and numbers in a row with their marks and joiners, in lower case: don’t is two.',
  cost: 'In finding words, byte by byte, and in the table of those seen. Without the combiner several times as many bytes are shuffled, and putting them together between the stages is serial. Chinese, Japanese, Thai, Lao, Khmer and Burmese have no gaps between words: there a dictionary of the browser finds them, which takes many times as long.',
  attempt:
    'Run it with and without the combiner and compare the bytes shuffled, under the picture, and the time. Then take a vocabulary of 500,000: rare words do not combine.',
  elsewhere: [
    {
      tool: 'PySpark',
      language: 'python',
      lines: [
        { text: 'import re' },
        { text: 'from operator import add' },
        { text: 'from pyspark import SparkContext' },
        { text: '' },
        { text: "sc = SparkContext('local[4]', 'word count')" },
        { text: "lines = sc.textFile('book.txt', 16)", step: 'decompose' },
        {
          text: "words = lines.flatMap(lambda line: re.findall(r'\\w+', line.lower()))",
          step: 'execute',
        },
        { text: 'pairs = words.map(lambda word: (word, 1))', step: 'execute' },
        { text: '# reduceByKey combines in each task, then shuffles by hash.' },
        { text: 'counts = pairs.reduceByKey(add)', step: 'exchange' },
        {
          text: 'for word, count in counts.takeOrdered(20, key=lambda pair: -pair[1]):',
          step: 'aggregate',
        },
        { text: '    print(count, word)' },
        { text: 'sc.stop()' },
      ],
    },
    {
      tool: 'Hadoop streaming',
      language: 'shell',
      lines: [
        { text: "cat > map.sh <<'END'" },
        {
          text: "tr -cs '[:alnum:]' '\\n' | tr '[:upper:]' '[:lower:]' | sed -n 's/.\\+/&\\t1/p'",
          step: 'execute',
        },
        { text: 'END' },
        { text: "cat > sum.sh <<'END'" },
        {
          text: "awk -F'\\t' '{ n[$1] += $2 } END { for (w in n) print w \"\\t\" n[w] }'",
          step: 'execute',
        },
        { text: 'END' },
        { text: 'chmod +x map.sh sum.sh' },
        { text: 'hadoop jar hadoop-streaming.jar -D mapreduce.job.reduces=4 \\', step: 'assign' },
        { text: '  -files map.sh,sum.sh -input book.txt -output counts \\', step: 'decompose' },
        { text: '  -mapper map.sh -combiner sum.sh -reducer sum.sh', step: 'exchange' },
        { text: "hadoop fs -cat 'counts/part-*' | sort -k2,2nr | head -20", step: 'aggregate' },
      ],
    },
  ],
};
