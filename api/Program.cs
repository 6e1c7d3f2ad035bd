using StudyMate;
using StudyMate.Hosting;

return await StartUp.RunAsync(args, StudyMateApi.Build);
