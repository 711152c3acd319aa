// The network in f32. A workgroup takes a micro-batch, its invocations the hidden units and the weights between.

struct Uniforms {
  start: u32,
  end: u32,
  inputs: u32,
  hidden: u32,
  outputs: u32,
  classes: u32,
  first: u32,
  count: u32,
  micros: u32,
  microBatch: u32,
  padded: u32,
  step: f32,
}

const invocations = 64u;
const updateBlock = 64u;
const testBlock = 50u;
const mostHidden = 512u;
const mostOutputs = 12u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

@group(0) @binding(1) var<storage, read> samples: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<u32>;
@group(0) @binding(3) var<storage, read> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> gradients: array<f32>;

@group(0) @binding(4) var<storage, read_write> right: array<u32>;

@group(0) @binding(1) var<storage, read> summed: array<f32>;
@group(0) @binding(2) var<storage, read> before: array<f32>;
@group(0) @binding(3) var<storage, read_write> after: array<f32>;

var<workgroup> units: array<f32, mostHidden>;
var<workgroup> slopes: array<f32, mostHidden>;
var<workgroup> outs: array<f32, mostOutputs>;

fn secondLayer() -> u32 {
  return (uniforms.inputs + 1u) * uniforms.hidden;
}

/** The units of the sample at `at`; outputs before the softmax. */
fn forward(at: u32, local: u32) {
  let hidden = uniforms.hidden;
  let outputs = uniforms.outputs;
  for (var j = local; j < hidden; j += invocations) {
    var sum = weights[uniforms.inputs * hidden + j];
    for (var i = 0u; i < uniforms.inputs; i++) {
      sum += samples[at + i] * weights[i * hidden + j];
    }
    units[j] = max(0.0, sum);
  }
  workgroupBarrier();
  if (local < outputs) {
    let second = secondLayer();
    var sum = weights[second + hidden * outputs + local];
    for (var j = 0u; j < hidden; j++) {
      sum += units[j] * weights[second + j * outputs + local];
    }
    outs[local] = sum;
  }
  workgroupBarrier();
}

/** Outputs become probabilities less the truth. */
fn toSlopes(label: u32) {
  var most = outs[0];
  for (var k = 1u; k < uniforms.classes; k++) {
    most = max(most, outs[k]);
  }
  var sum = 0.0;
  for (var k = 0u; k < uniforms.classes; k++) {
    outs[k] = exp(outs[k] - most);
    sum += outs[k];
  }
  for (var k = 0u; k < uniforms.outputs; k++) {
    let share = select(0.0, outs[k] / sum, k < uniforms.classes);
    outs[k] = select(share, share - 1.0, k == label);
  }
}

/** Adds a sample's gradient to the one that begins at `to`: every invocation has numbers of its own. */
fn addGradient(at: u32, to: u32, local: u32) {
  let inputs = uniforms.inputs;
  let hidden = uniforms.hidden;
  let outputs = uniforms.outputs;
  let second = secondLayer();
  for (var j = local; j < hidden; j += invocations) {
    var slope = 0.0;
    if (units[j] > 0.0) {
      for (var k = 0u; k < outputs; k++) {
        let place = second + j * outputs + k;
        slope += outs[k] * weights[place];
        gradients[to + place] += units[j] * outs[k];
      }
    }
    gradients[to + inputs * hidden + j] += slope;
    for (var i = 0u; i < inputs; i++) {
      gradients[to + i * hidden + j] += samples[at + i] * slope;
    }
  }
  if (local < outputs) {
    gradients[to + second + hidden * outputs + local] += outs[local];
  }
}

@compute @workgroup_size(invocations)
fn gradient(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var item = first; item < uniforms.end; item += groups.x * groups.y) {
    let to = item * uniforms.padded;
    for (var i = local; i < uniforms.padded; i += invocations) {
      gradients[to + i] = 0.0;
    }
    // Whoever cleared a number is not who adds to it.
    storageBarrier();
    for (var i = 0u; i < uniforms.microBatch; i++) {
      let sample = (uniforms.first + item * uniforms.microBatch + i) % uniforms.count;
      let at = sample * uniforms.inputs;
      forward(at, local);
      if (local == 0u) {
        toSlopes(labels[sample]);
      }
      workgroupBarrier();
      addGradient(at, to, local);
      workgroupBarrier();
    }
  }
}

@compute @workgroup_size(invocations)
fn update(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var item = first; item < uniforms.end; item += groups.x * groups.y) {
    let i = item * updateBlock + local;
    var sum = 0.0;
    for (var micro = 0u; micro < uniforms.micros; micro++) {
      sum += summed[micro * uniforms.padded + i];
    }
    after[i] = before[i] - uniforms.step * sum;
  }
}

@compute @workgroup_size(invocations)
fn test(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var item = first; item < uniforms.end; item += groups.x * groups.y) {
    var counted = 0u;
    let last = min(uniforms.count, (item + 1u) * testBlock);
    for (var sample = item * testBlock; sample < last; sample++) {
      forward(sample * uniforms.inputs, local);
      var largest = 0u;
      for (var k = 1u; k < uniforms.classes; k++) {
        if (outs[k] > outs[largest]) {
          largest = k;
        }
      }
      if (largest == labels[sample]) {
        counted++;
      }
      workgroupBarrier();
    }
    if (local == 0u) {
      right[item] = counted;
    }
  }
}
