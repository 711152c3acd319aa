// Both stages: a workgroup takes a block, an invocation sixteen neighbours of it, and the workgroup's memory
// carries sums from invocation to invocation.

struct Uniforms {
  start: u32,
  end: u32,
  unused0: u32,
  unused1: u32,
}

const invocations = 64u;
const vectors = 4u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

@group(0) @binding(1) var<storage, read> values: array<vec4u>;
@group(0) @binding(2) var<storage, read_write> sums: array<u32>;

@group(0) @binding(2) var<storage, read> bases: array<u32>;
@group(0) @binding(3) var<storage, read_write> prefix: array<vec4u>;

var<workgroup> partial: array<u32, invocations>;

// Leaves in `partial` the running sums of what each invocation gives (Hillis and Steele 1986).
fn scanPartial(local: u32, own: u32) {
  partial[local] = own;
  workgroupBarrier();
  for (var distance = 1u; distance < invocations; distance *= 2u) {
    var before = 0u;
    if (local >= distance) {
      before = partial[local - distance];
    }
    workgroupBarrier();
    partial[local] += before;
    workgroupBarrier();
  }
}

fn firstVector(block: u32, local: u32) -> u32 {
  return (block * invocations + local) * vectors;
}

fn sumOf(vector: vec4u) -> u32 {
  return vector.x + vector.y + vector.z + vector.w;
}

@compute @workgroup_size(invocations)
fn sum(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var block = first; block < uniforms.end; block += groups.x * groups.y) {
    let at = firstVector(block, local);
    var own = 0u;
    for (var i = 0u; i < vectors; i++) {
      own += sumOf(values[at + i]);
    }
    scanPartial(local, own);
    if (local == invocations - 1u) {
      sums[block] = partial[local];
    }
    workgroupBarrier();
  }
}

@compute @workgroup_size(invocations)
fn scan(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var block = first; block < uniforms.end; block += groups.x * groups.y) {
    let at = firstVector(block, local);
    var own = 0u;
    for (var i = 0u; i < vectors; i++) {
      own += sumOf(values[at + i]);
    }
    scanPartial(local, own);
    var base = bases[block] + partial[local] - own;
    for (var i = 0u; i < vectors; i++) {
      let vector = values[at + i];
      let x = base + vector.x;
      let y = x + vector.y;
      let z = y + vector.z;
      base = z + vector.w;
      prefix[at + i] = vec4u(x, y, z, base);
    }
    workgroupBarrier();
  }
}
