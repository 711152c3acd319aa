// Mandelbrot in f32. A workgroup takes tiles of 16 x 16 pixels, whose costs are alike, and strides
// over the range with as many workgroups as were dispatched.

struct Uniforms {
  start: u32,
  end: u32,
  size: u32,
  iterations: u32,
  centreX: f32,
  centreY: f32,
  // Width of the picture in the plane: 3 / zoom.
  width: f32,
  unused: f32,
}

@group(0) @binding(0) var<uniform> uniforms: Uniforms;
@group(0) @binding(1) var<storage, read_write> counts: array<u32>;

const side = 16u;

// The number of steps i < iterations with |z_i|^2 <= 4.
fn escapeCount(cx: f32, cy: f32) -> u32 {
  var x = 0.0;
  var y = 0.0;
  var count = 0u;
  while (count < uniforms.iterations) {
    let xx = x * x;
    let yy = y * y;
    if (!(xx + yy <= 4.0)) {
      break;
    }
    let xy = x * y;
    x = xx - yy + cx;
    y = xy + xy + cy;
    count += 1u;
  }
  return count;
}

@compute @workgroup_size(side, side)
fn rows(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_id) local: vec3u,
) {
  let size = uniforms.size;
  let half = f32(size) / 2.0;
  let across = (size + side - 1u) / side;
  let down = (uniforms.end - uniforms.start + side - 1u) / side;
  let first = group.x + group.y * groups.x;
  for (var tile = first; tile < across * down; tile += groups.x * groups.y) {
    let column = (tile % across) * side + local.x;
    let row = uniforms.start + (tile / across) * side + local.y;
    if (column < size && row < uniforms.end) {
      let cx = uniforms.centreX + (f32(column) + 0.5 - half) * uniforms.width / f32(size);
      let cy = uniforms.centreY + (f32(row) + 0.5 - half) * uniforms.width / f32(size);
      counts[row * size + column] = escapeCount(cx, cy);
    }
  }
}
