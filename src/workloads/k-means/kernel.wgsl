// K-means in whole numbers. A workgroup takes a block and adds its sums in its own memory, atomically.

struct Uniforms {
  start: u32,
  end: u32,
  points: u32,
  clusters: u32,
  pairs: u32,
  sumsLength: u32,
  unused0: u32,
  unused1: u32,
}

const invocations = 64u;
const blockPoints = 1024u;
// 32 clusters of 32 coordinates and a count, and the two parts of the inertia.
const mostSums = 1058u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

@group(0) @binding(1) var<storage, read> points: array<i32>;
@group(0) @binding(2) var<storage, read> centres: array<i32>;
@group(0) @binding(3) var<storage, read_write> labels: array<u32>;
@group(0) @binding(4) var<storage, read_write> sums: array<i32>;

var<workgroup> own: array<atomic<i32>, mostSums>;

fn low(word: i32) -> i32 {
  return (word << 16u) >> 16u;
}

fn high(word: i32) -> i32 {
  return word >> 16u;
}

fn assignPoint(block: u32, i: u32) {
  let pairs = uniforms.pairs;
  let at = block * pairs * blockPoints + i;
  var nearest = 0u;
  var least = 2147483647;
  for (var cluster = 0u; cluster < uniforms.clusters; cluster++) {
    var distance = 0;
    for (var pair = 0u; pair < pairs; pair++) {
      let word = points[at + pair * blockPoints];
      let mean = centres[cluster * pairs + pair];
      let dx = low(word) - low(mean);
      let dy = high(word) - high(mean);
      distance += dx * dx + dy * dy;
    }
    if (distance < least) {
      nearest = cluster;
      least = distance;
    }
  }
  labels[block * blockPoints + i] = nearest;
  let sum = nearest * (2u * pairs + 1u);
  for (var pair = 0u; pair < pairs; pair++) {
    let word = points[at + pair * blockPoints];
    atomicAdd(&own[sum + 2u * pair], low(word));
    atomicAdd(&own[sum + 2u * pair + 1u], high(word));
  }
  atomicAdd(&own[sum + 2u * pairs], 1);
  atomicAdd(&own[uniforms.sumsLength - 2u], least & 0xffff);
  atomicAdd(&own[uniforms.sumsLength - 1u], least >> 16u);
}

@compute @workgroup_size(invocations)
fn assign(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var block = first; block < uniforms.end; block += groups.x * groups.y) {
    for (var i = local; i < uniforms.sumsLength; i += invocations) {
      atomicStore(&own[i], 0);
    }
    workgroupBarrier();
    for (var i = local; i < blockPoints; i += invocations) {
      if (block * blockPoints + i < uniforms.points) {
        assignPoint(block, i);
      } else {
        labels[block * blockPoints + i] = 0u;
      }
    }
    workgroupBarrier();
    for (var i = local; i < uniforms.sumsLength; i += invocations) {
      sums[block * uniforms.sumsLength + i] = atomicLoad(&own[i]);
    }
    workgroupBarrier();
  }
}
