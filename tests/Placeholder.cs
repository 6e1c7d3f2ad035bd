namespace StudyMate;
