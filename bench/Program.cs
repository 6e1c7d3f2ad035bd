using StudyMate.Bench;

return args switch
{
    [AppendUntilKilled.Name, "--data", var folder] => await AppendUntilKilled.RunAsync(folder),
    [StorageScenario.Name, "--data", var folder] => await StorageScenario.RunAsync(folder),
    _ => 2,
};
