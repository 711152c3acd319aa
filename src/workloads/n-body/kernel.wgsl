// All pairs in f32. An invocation takes a body; a workgroup loads the others into its own memory, a tile at
// a time, so that each is read once for all (Nyland, Harris and Prins, GPU Gems 3, chapter 31).

struct Uniforms {
  start: u32,
  end: u32,
  bodies: u32,
  unused: u32,
  timeStep: f32,
  softening: f32,
  unused1: f32,
  unused2: f32,
}

const tile = 64u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

// Position and mass; velocity.
@group(0) @binding(1) var<storage, read> all: array<vec4f>;
@group(0) @binding(2) var<storage, read> velocities: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> moved: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> turned: array<vec4f>;

@group(0) @binding(3) var<storage, read_write> energies: array<f32>;

var<workgroup> others: array<vec4f, tile>;

// Loads the tile from body `first` on; bodies that are not there have no mass.
fn loadTile(first: u32, local: u32) {
  workgroupBarrier();
  let other = first + local;
  if (other < uniforms.bodies) {
    others[local] = all[other];
  } else {
    others[local] = vec4f();
  }
  workgroupBarrier();
}

@compute @workgroup_size(tile)
fn step(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let stride = groups.x * groups.y * tile;
  for (var base = uniforms.start + (group.x + group.y * groups.x) * tile; base < uniforms.end; base += stride) {
    let body = base + local;
    let own = all[min(body, uniforms.bodies - 1u)];
    var sum = vec3f();
    for (var first = 0u; first < uniforms.bodies; first += tile) {
      loadTile(first, local);
      for (var i = 0u; i < tile; i++) {
        let apart = others[i].xyz - own.xyz;
        let distance = dot(apart, apart);
        let squared = distance + uniforms.softening;
        if (distance > 0.0) {
          sum += apart * (others[i].w / (squared * sqrt(squared)));
        }
      }
    }
    if (body < uniforms.end) {
      let velocity = velocities[body].xyz + uniforms.timeStep * sum;
      turned[body] = vec4f(velocity, 0.0);
      moved[body] = vec4f(own.xyz + uniforms.timeStep * velocity, own.w);
    }
  }
}

@compute @workgroup_size(tile)
fn energy(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let stride = groups.x * groups.y * tile;
  for (var base = uniforms.start + (group.x + group.y * groups.x) * tile; base < uniforms.end; base += stride) {
    let body = base + local;
    let own = all[min(body, uniforms.bodies - 1u)];
    var sum = 0.0;
    for (var first = 0u; first < uniforms.bodies; first += tile) {
      loadTile(first, local);
      for (var i = 0u; i < tile; i++) {
        let apart = others[i].xyz - own.xyz;
        if (first + i != body && first + i < uniforms.bodies) {
          sum -= others[i].w / sqrt(dot(apart, apart) + uniforms.softening);
        }
      }
    }
    if (body < uniforms.end) {
      let velocity = velocities[body].xyz;
      energies[body] = 0.5 * own.w * (dot(velocity, velocity) + sum);
    }
  }
}
