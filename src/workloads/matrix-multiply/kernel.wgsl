// The matrix product in f32. An invocation keeps 8 x 8 sums in registers, a workgroup takes tiles of
// 64 x 64 elements of C and strides over them with as many workgroups as were dispatched. Neighbours
// share rows of A and panels of B through the caches: no workgroup memory, so nothing waits at a barrier.

struct Uniforms {
  start: u32,
  end: u32,
  n: u32,
  unused: u32,
}

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

@group(0) @binding(1) var<storage, read> a: array<f32>;
// In panels of n x 8, row by row, with zeros beyond column n: two vectors a row.
@group(0) @binding(2) var<storage, read> panels: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;

const tileSide = 64u;
const block = 8u;
const lanesAcross = tileSide / block;

// Elements k to k + 3 of a row of A, with zeros from n on. Rows beyond the range repeat its last one.
fn factors(row: u32, k: u32) -> vec4f {
  let n = uniforms.n;
  let at = min(row, uniforms.end - 1u) * n + k;
  let left = n - k;
  return vec4f(
    a[at],
    select(0.0, a[at + 1u], left > 1u),
    select(0.0, a[at + 2u], left > 2u),
    select(0.0, a[at + 3u], left > 3u),
  );
}

// Four steps of k of four rows.
fn rowsOfA(row: u32, k: u32) -> mat4x4f {
  return mat4x4f(
    factors(row, k),
    factors(row + 1u, k),
    factors(row + 2u, k),
    factors(row + 3u, k),
  );
}

// Four steps of k of four columns: every other vector of a panel.
fn columnsOfB(at: u32) -> mat4x4f {
  return mat4x4f(panels[at], panels[at + 2u], panels[at + 4u], panels[at + 6u]);
}

// sums + left * right, a row of C in each vector: written out so that it becomes fused additions.
fn plusProduct(sums: mat4x4f, left: mat4x4f, right: mat4x4f) -> mat4x4f {
  return mat4x4f(
    sums[0] + left[0].x * right[0] + left[0].y * right[1] + left[0].z * right[2] + left[0].w * right[3],
    sums[1] + left[1].x * right[0] + left[1].y * right[1] + left[1].z * right[2] + left[1].w * right[3],
    sums[2] + left[2].x * right[0] + left[2].y * right[1] + left[2].z * right[2] + left[2].w * right[3],
    sums[3] + left[3].x * right[0] + left[3].y * right[1] + left[3].z * right[2] + left[3].w * right[3],
  );
}

fn store(row: u32, column: u32, values: vec4f) {
  let n = uniforms.n;
  if (row < uniforms.end) {
    for (var i = 0u; i < 4u && column + i < n; i++) {
      c[row * n + column + i] = values[i];
    }
  }
}

fn storeRows(row: u32, column: u32, sums: mat4x4f) {
  store(row, column, sums[0]);
  store(row + 1u, column, sums[1]);
  store(row + 2u, column, sums[2]);
  store(row + 3u, column, sums[3]);
}

fn multiplyBlock(row: u32, column: u32) {
  let n = uniforms.n;
  // Initialised in words: without them SwiftShader keeps the sums of the block before (Chromium 156).
  var topLeft = mat4x4f();
  var topRight = mat4x4f();
  var bottomLeft = mat4x4f();
  var bottomRight = mat4x4f();
  var panelAt = column / block * n * 2u;
  for (var k = 0u; k < n; k += 4u) {
    let top = rowsOfA(row, k);
    let bottom = rowsOfA(row + 4u, k);
    let left = columnsOfB(panelAt);
    let right = columnsOfB(panelAt + 1u);
    topLeft = plusProduct(topLeft, top, left);
    topRight = plusProduct(topRight, top, right);
    bottomLeft = plusProduct(bottomLeft, bottom, left);
    bottomRight = plusProduct(bottomRight, bottom, right);
    panelAt += 8u;
  }
  storeRows(row, column, topLeft);
  storeRows(row, column + 4u, topRight);
  storeRows(row + 4u, column, bottomLeft);
  storeRows(row + 4u, column + 4u, bottomRight);
}

@compute @workgroup_size(lanesAcross * lanesAcross)
fn multiply(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let across = (uniforms.n + tileSide - 1u) / tileSide;
  let down = (uniforms.end - uniforms.start + tileSide - 1u) / tileSide;
  let first = group.x + group.y * groups.x;
  for (var tile = first; tile < across * down; tile += groups.x * groups.y) {
    let row = uniforms.start + tile / across * tileSide + local / lanesAcross * block;
    let column = tile % across * tileSide + local % lanesAcross * block;
    if (row < uniforms.end && column < uniforms.n) {
      multiplyBlock(row, column);
    }
  }
}
