namespace StudyMate.Hosting;
