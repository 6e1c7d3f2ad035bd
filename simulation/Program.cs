using StudyMate.Simulation;

return SimulationRun.Run(args, Console.Out, Console.Error);
