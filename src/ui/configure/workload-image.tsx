// The picture on a workload's card; one without a picture shows its colour.

/** Decoration: the title stands beside it. */
export function WorkloadImage({ id }: { readonly id: string }) {
  return (
    <img
      className="workload-image"
      src={`${import.meta.env.BASE_URL}workloads/${id}.png`}
      alt=""
      width={88}
      height={60}
      loading="lazy"
    />
  );
}
