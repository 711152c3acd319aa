// Monte Carlo pi in integers. Every invocation strides over the points, counts its own hits and adds them
// to the total once: barriers between them would cost more, above all where a CPU plays the GPU.

struct Uniforms {
  start: u32,
  end: u32,
  seed: u32,
  unused: u32,
}

@group(0) @binding(0) var<uniform> uniforms: Uniforms;
@group(0) @binding(1) var<storage, read_write> hits: atomic<u32>;

const width = 256u;

// The first two words of pcg3d (Jarzynski and Olano 2020).
fn pcg3d(counters: vec3u) -> vec2u {
  var v = counters * 1664525u + 1013904223u;
  v.x += v.y * v.z;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v ^= v >> vec3u(16u);
  v.x += v.y * v.z;
  v.y += v.z * v.x;
  return v.xy;
}

@compute @workgroup_size(width)
fn points(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  var count = 0u;
  let first = uniforms.start + (group.x + group.y * groups.x) * width + local;
  for (var i = first; i < uniforms.end; i += groups.x * groups.y * width) {
    let point = (pcg3d(vec3u(i, 0u, uniforms.seed)) >> vec2u(17u)) | vec2u(1u);
    count += select(0u, 1u, point.x * point.x + point.y * point.y < (1u << 30u));
  }
  if (count > 0u) {
    atomicAdd(&hits, count);
  }
}
