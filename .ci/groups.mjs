// Counts and times of the tests by group, from the result files of `dotnet test`. A group without a test is a mistake: it fails.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const groups = [
  ["simulation", /^StudyMate\.Simulation\./],
  ["browser", /^StudyMate\.Web\./],
  ["cluster, MariaDB", /^StudyMate\.ClusterTests\./],
  ["storage, MariaDB", /^StudyMate\.Storage\.(MySql|MariaDb|RowsTogether|StartRefusal|ClusterScript|Dialect)|database: "mysql"/],
  ["storage, SQLite", /^StudyMate\.Storage\./],
  ["Orleans", /^StudyMate\.OrleansTests\./],
  ["unit, grains, HTTP", /./],
];
const found = new Map(groups.map(([name]) => [name, { tests: 0, seconds: 0, from: Infinity, to: 0 }]));
for (const file of readdirSync(process.argv[2]).filter((name) => name.endsWith(".trx"))) {
  for (const [tag] of readFileSync(join(process.argv[2], file), "utf8").matchAll(/<UnitTestResult [^>]*>/g)) {
    const value = (name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    const [hours, minutes, seconds] = (value("duration") || "0:0:0").split(":").map(Number);
    const name = value("testName").replaceAll("&quot;", '"');
    const group = found.get(groups.find(([, pattern]) => pattern.test(name))[0]);
    group.tests += 1;
    group.seconds += hours * 3600 + minutes * 60 + seconds;
    group.from = Math.min(group.from, Date.parse(value("startTime")));
    group.to = Math.max(group.to, Date.parse(value("endTime")));
  }
}
for (const [name, { tests, seconds, from, to }] of found) {
  const span = tests ? ((to - from) / 60000).toFixed(1) : "0.0";
  console.log(`${name}: ${tests} tests, ${(seconds / 60).toFixed(1)} min of tests, from first to last ${span} min`);
  if (tests === 0) process.exitCode = 1;
}
