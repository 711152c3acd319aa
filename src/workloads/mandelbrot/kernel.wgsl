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

struct Orbit {
  z: vec2f,
  // Steps made while |z|^2 <= 4, and whether that still holds: who has escaped stays so.
  count: u32,
  inside: bool,
}

fn next(orbit: Orbit, c: vec2f) -> Orbit {
  let squares = orbit.z * orbit.z;
  let xy = orbit.z.x * orbit.z.y;
  let inside = orbit.inside & (squares.x + squares.y <= 4.0);
  let z = vec2f(squares.x - squares.y, xy + xy) + c;
  return Orbit(z, orbit.count + select(0u, 1u, inside), inside);
}

// The number of steps i < iterations with |z_i|^2 <= 4, four steps to a branch.
fn escapeCount(c: vec2f) -> u32 {
  var orbit = Orbit(vec2f(), 0u, true);
  while (orbit.inside && orbit.count < uniforms.iterations) {
    orbit = next(next(next(next(orbit, c), c), c), c);
  }
  return min(orbit.count, uniforms.iterations);
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
      counts[row * size + column] = escapeCount(vec2f(cx, cy));
    }
  }
}
