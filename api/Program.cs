using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Content;
using StudyMate.Hosting;
using StudyMate.Integration;
using StudyMate.Learning;
using StudyMate.Operations;
using StudyMate.People;
using StudyMate.Tenancy;

var builder = WebApplication.CreateBuilder(args);
builder.AddStudyMateHost();

var app = builder.Build();

var api = app.MapGroup("/api");
api.MapOperations();
api.MapTenancy();
api.MapPeople();
api.MapClasses();
api.MapContent();
api.MapAssignments();
api.MapLearning();
api.MapAnalytics();
api.MapIntegration();

await app.RunAsync();

internal sealed partial class Program;
