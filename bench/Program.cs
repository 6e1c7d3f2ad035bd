using StudyMate.Bench;

return args is [AppendUntilKilled.Name, "--data", var folder]
    ? await AppendUntilKilled.RunAsync(folder)
    : await Scenarios.RunAsync(args);
