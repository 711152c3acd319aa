// The filters on a GPU: a workgroup takes rows, its invocations the pixels of a row.

struct Uniforms {
  start: u32,
  end: u32,
  width: u32,
  height: u32,
  radius: u32,
  // The image's row that is item 0, and the rows of the arrays read and written.
  top: u32,
  from_row: u32,
  to_row: u32,
}

const invocations = 64u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

// Red in the lowest byte.
@group(0) @binding(1) var<storage, read> before: array<u32>;
@group(0) @binding(2) var<storage, read_write> after: array<u32>;
@group(0) @binding(3) var<storage, read> weights: array<i32>;

fn channels(pixel: u32) -> vec4i {
  return vec4i(vec4u(pixel, pixel >> 8u, pixel >> 16u, pixel >> 24u) & vec4u(255u));
}

fn toPixel(sums: vec4i) -> u32 {
  let c = vec4u(sums >> vec4u(15u));
  return c.x | (c.y << 8u) | (c.z << 16u) | (c.w << 24u);
}

fn clampTo(value: i32, count: u32) -> u32 {
  return u32(clamp(value, 0, i32(count) - 1));
}

// A pixel of the array read: column and row of the image, which goes on beyond its rim.
fn pixelAt(x: i32, row: i32) -> vec4i {
  let column = clampTo(x, uniforms.width);
  let line = clampTo(row, uniforms.height) - uniforms.top + uniforms.from_row;
  return channels(before[line * uniforms.width + column]);
}

// A pixel of weighted neighbours that lie along `way`.
fn blurred(x: u32, row: u32, way: vec2i) -> u32 {
  var sums = vec4i(16384);
  for (var k = 0u; k <= 2u * uniforms.radius; k++) {
    let place = vec2i(vec2u(x, uniforms.top + row)) + (i32(k) - i32(uniforms.radius)) * way;
    sums += weights[k] * pixelAt(place.x, place.y);
  }
  return toPixel(sums);
}

@compute @workgroup_size(invocations)
fn across(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var x = local; x < uniforms.width; x += invocations) {
      after[(uniforms.to_row + row) * uniforms.width + x] = blurred(x, row, vec2i(1, 0));
    }
  }
}

@compute @workgroup_size(invocations)
fn down(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var x = local; x < uniforms.width; x += invocations) {
      after[(uniforms.to_row + row) * uniforms.width + x] = blurred(x, row, vec2i(0, 1));
    }
  }
}

// Brightness of a neighbour, `dx` columns and `dy` rows away.
fn brightness(x: u32, row: u32, dx: i32, dy: i32) -> i32 {
  let c = pixelAt(i32(x) + dx, i32(row) + dy);
  return (77 * c.x + 150 * c.y + 29 * c.z) >> 8u;
}

@compute @workgroup_size(invocations)
fn edges(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var x = local; x < uniforms.width; x += invocations) {
      let nw = brightness(x, row, -1, -1);
      let ne = brightness(x, row, 1, -1);
      let sw = brightness(x, row, -1, 1);
      let se = brightness(x, row, 1, 1);
      let sideways = ne + 2 * brightness(x, row, 1, 0) + se - nw - 2 * brightness(x, row, -1, 0) - sw;
      let upright = sw + 2 * brightness(x, row, 0, 1) + se - nw - 2 * brightness(x, row, 0, -1) - ne;
      let edge = u32(min(255, abs(sideways) + abs(upright)));
      after[row * uniforms.width + x] = edge | (edge << 8u) | (edge << 16u) | (255u << 24u);
    }
  }
}
