// What the workload stands for, and the same job in the tool that people know it from, beside our steps.

import { useEffect, useState } from 'react';
import type { About, Elsewhere, PlanStep } from '../../contract/workload.ts';
import { Panel } from '../components/panel.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import './about-workload.css';

/** What the step is in our plan, in the order in which a run takes them. */
const ourSteps: Readonly<Record<PlanStep, string>> = {
  decompose: 'cuts the work into tasks of a grain',
  assign: 'gives tasks to processors, by the schedule',
  exchange: 'moves data, by the transport',
  execute: 'runs the kernel over a task’s items',
  aggregate: 'puts the parts together; then the answer is verified',
};

const order = Object.keys(ourSteps) as PlanStep[];

/** The step's colour behind a word that must stay readable. */
function tintOf(step: PlanStep): { background: string } {
  return { background: `color-mix(in srgb, var(--step-${step}) 25%, var(--sunken))` };
}

function Code({ tool, lines }: Pick<Elsewhere, 'tool' | 'lines'>) {
  return (
    // Long lines scroll, so the keyboard must reach it.
    <pre className="code" tabIndex={0} aria-label={`Code in ${tool}`} role="region">
      {lines.map(({ text, step }, index) => (
        <code key={index} className="code-line">
          <span className="code-step" style={step && tintOf(step)}>
            {step}
          </span>
          <span>{text}</span>
        </code>
      ))}
    </pre>
  );
}

function Twin({ elsewhere }: { readonly elsewhere: readonly Elsewhere[] }) {
  const [asked, setAsked] = useState('');
  const shown = elsewhere.find(({ tool }) => tool === asked) ?? elsewhere[0];
  if (shown === undefined) return null;
  const marked = order.filter((step) => shown.lines.some((line) => line.step === step));
  return (
    <div className="twin">
      <div className="twin-head">
        <h3>The same job in {shown.tool}</h3>
        {elsewhere.length > 1 && (
          <Segmented
            label="Tool"
            look="small"
            value={shown.tool}
            onChange={setAsked}
            options={elsewhere.map(({ tool }) => ({ id: tool, title: tool }))}
          />
        )}
      </div>
      <div className="twin-parts">
        <Code {...shown} />
        <dl className="twin-steps">
          {marked.map((step) => (
            <div key={step}>
              <dt>
                <span className={`step-key step-${step}`} aria-hidden="true" />
                {step}
              </dt>
              <dd>{ourSteps[step]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

/** The texts of the chosen workload; loaded when it is chosen. */
function useAbout(workload: string): About | undefined {
  const lab = useLab();
  const [about, setAbout] = useState<{ workload: string; texts: About }>();
  useEffect(() => {
    let wanted = true;
    void lab.engine.about(workload).then(
      (texts) => wanted && texts && setAbout({ workload, texts }),
      // Without its texts the lab works as before; the engine's loss is said by the form.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [lab, workload]);
  return about?.workload === workload ? about.texts : undefined;
}

/** A region named after the workload in the form. */
export function AboutWorkload() {
  const chosen = useLabState((state) => state.config.workload);
  const title = useLabState(({ start }) =>
    start.kind === 'ready'
      ? start.catalogue.workloads.find(({ id }) => id === chosen)?.title
      : undefined,
  );
  const about = useAbout(chosen);
  if (about === undefined || title === undefined) return null;
  return (
    <Panel title={`About ${title}`} className="about">
      <div className="about-texts">
        <section>
          <h3>The pattern</h3>
          <p>{about.pattern}</p>
        </section>
        <section>
          <h3>Where the time goes</h3>
          <p>{about.cost}</p>
        </section>
        <section>
          <h3>What to try</h3>
          <p>{about.attempt}</p>
        </section>
      </div>
      <Twin elsewhere={about.elsewhere} />
    </Panel>
  );
}
