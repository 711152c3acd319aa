// Both stages: a workgroup takes a block, an invocation four neighbours of it, and the workgroup's memory
// carries sums from invocation to invocation.

struct Uniforms {
  start: u32,
  end: u32,
  unused0: u32,
  unused1: u32,
}

const invocations = 256u;

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

@compute @workgroup_size(invocations)
fn sum(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var block = first; block < uniforms.end; block += groups.x * groups.y) {
    let own = values[block * invocations + local];
    scanPartial(local, own.x + own.y + own.z + own.w);
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
    let own = values[block * invocations + local];
    let x = own.x;
    let y = x + own.y;
    let z = y + own.z;
    let w = z + own.w;
    scanPartial(local, w);
    let base = bases[block] + partial[local] - w;
    prefix[block * invocations + local] = vec4u(base + x, base + y, base + z, base + w);
    workgroupBarrier();
  }
}
