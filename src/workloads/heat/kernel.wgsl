// A step of Jacobi's method in f32. A workgroup takes rows, its invocations the columns.

struct Uniforms {
  start: u32,
  end: u32,
  size: u32,
  unused: u32,
}

const invocations = 128u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

// Named `before` and `after`: `from` is a word that WGSL keeps.
@group(0) @binding(1) var<storage, read> before: array<f32>;
@group(0) @binding(2) var<storage, read_write> after: array<f32>;

@compute @workgroup_size(invocations)
fn step(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let size = uniforms.size;
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var column = local; column < size; column += invocations) {
      let at = row * size + column;
      if (row == 0u || row == size - 1u || column == 0u || column == size - 1u) {
        after[at] = before[at];
      } else {
        let upright = before[at - size] + before[at + size];
        let level = before[at - 1u] + before[at + 1u];
        after[at] = (upright + level) * 0.25;
      }
    }
  }
}
