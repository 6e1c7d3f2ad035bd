using StudyMate.Hosting;

return await StartUp.RunAsync(args);
