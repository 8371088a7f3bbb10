/** What work costs this process in milliseconds of its processor, whatever else the machine has to do meanwhile. */
export async function effortOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of several runs: what it takes when the engine knows the work and nothing is cleared away meanwhile. */
export async function leastEffortOf(work: () => unknown, runs = 8): Promise<number> {
  const efforts: number[] = [];
  for (let run = 0; run < runs; run++) efforts.push(await effortOf(work));
  return Math.min(...efforts);
}
