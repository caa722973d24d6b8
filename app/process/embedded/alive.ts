import { readFileSync, readlinkSync, realpathSync } from "node:fs";

/** Whether a process is there and not merely waiting to be buried by its parent. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return true; // no /proc here
  }
}

/** The folder a process works in; null where the system does not tell. */
export function workplaceOf(pid: number): string | null {
  try {
    return realpathSync(readlinkSync(`/proc/${pid}/cwd`));
  } catch {
    return null;
  }
}
