using System.Collections.Immutable;

namespace StudyMate.Common;

/// <content>
/// The rows. T: the whole tenant, C: own classes, O: own, a full stop: not held. Where the matrix has an action and its <c>_any</c> or
/// <c>_all</c> twin, the twin's holders have T and the others C or O. A teacher's O on themes includes what is published.
/// </content>
internal sealed partial class PermissionTable
{
    private static readonly ImmutableArray<Role> Columns =
    [
        Role.Admin, Role.Direction, Role.Teacher, Role.Inspector, Role.Referent, Role.Intervenant, Role.Student, Role.PlatformAdmin,
    ];

    private static readonly ImmutableArray<(string Permission, string Scopes)> Rows =
    [
        //                                      A D T I R V S P: the columns above

        // Missions and themes
        (Permissions.AssignmentsCreate,        "T T C . . . . ."),
        (Permissions.AssignmentsRead,          "T T C T . C . ."),
        (Permissions.AssignmentsUpdate,        "T T O . . . . ."),
        (Permissions.AssignmentsDelete,        "T T O . . . . ."),
        (Permissions.AssignmentsPush,          "T T C . . . . ."),
        (Permissions.ThemesCreate,             "T T O . . . . ."),
        (Permissions.ThemesRead,               "T T O T T O . ."),
        (Permissions.ThemesUpdate,             "T T O . . . . ."),
        (Permissions.ThemesSubmit,             "T T O . . . . ."),
        (Permissions.ThemesReview,             "T T . . T . . ."),
        (Permissions.ThemesPublish,            "T T . . . . . ."),
        (Permissions.ThemesArchive,            "T T . . . . . ."),
        (Permissions.ThemesExport,             "T T O . . O . ."),
        (Permissions.WorkflowAssignReviewer,   "T T . . . . . ."),
        (Permissions.VersionsRestore,          "T T O . . . . ."),
        (Permissions.AnnotationsCreate,        "T T T T T T . ."),
        (Permissions.AnnotationsRead,          "T T T T T T . ."),
        (Permissions.AnnotationsResolve,       "T T T T T T . ."),
        (Permissions.AnnotationsUpdate,        "O O O O O O . ."),
        (Permissions.AnnotationsDelete,        "T T O O O O . ."),

        // People and classes
        (Permissions.StudentsCreate,           "T T . . . . . ."),
        (Permissions.StudentsRead,             "T T C T . C . ."),
        (Permissions.StudentsUpdate,           "T T . . . . . ."),
        (Permissions.StudentsDelete,           "T T . . . . . ."),
        (Permissions.StudentsCredentials,      "T T C . . . . ."),
        (Permissions.ClassesCreate,            "T T . . . . . ."),
        (Permissions.ClassesRead,              "T T C T T C . ."),
        (Permissions.ClassesUpdate,            "T T . . . . . ."),
        (Permissions.ClassesDelete,            "T T . . . . . ."),
        (Permissions.PromotionsCreate,         "T T . . . . . ."),
        (Permissions.PromotionsRead,           "T T T T . T . ."),
        (Permissions.PromotionsUpdate,         "T T . . . . . ."),
        (Permissions.PromotionsDelete,         "T T . . . . . ."),
        (Permissions.ImportsCreate,            "T T . . . . . ."),
        (Permissions.ImportsRead,              "T T . . . . . ."),
        (Permissions.UsersCreate,              "T T . . . . . T"),
        (Permissions.UsersRead,                "T T . . . . . T"),
        (Permissions.UsersUpdate,              "T T . . . . . T"),
        (Permissions.UsersUpdateSelf,          "O O O O O O . O"),
        (Permissions.UsersDelete,              "T . . . . . . ."),

        // Learning
        (Permissions.MissionsRead,             ". . . . . . O ."),
        (Permissions.EventsSubmit,             ". . . . . . O ."),
        (Permissions.ProgressRead,             "T T C T . . O ."),

        // Figures
        (Permissions.StatsRead,                "T T C T . . . ."),
        (Permissions.StatsSync,                "T T C . . . . ."),
        (Permissions.AnalyticsRead,            "T T C T . . . ."),
        (Permissions.AnalyticsExport,          "T T . T . . . ."),
        (Permissions.DashboardSummary,         "T T C T . . . ."),
        (Permissions.DashboardAggregated,      "T T . T . . . ."),
        (Permissions.DashboardExport,          "T T . T . . . ."),
        (Permissions.TeacherKpiRead,           "T T . T . . . ."),
        (Permissions.TeacherKpiExport,         "T T . T . . . ."),
        (Permissions.RiskRead,                 "T T C T T . . ."),
        (Permissions.RiskUpdate,               "T T . . T . . ."),
        (Permissions.RiskExport,               "T T . . T . . ."),
        (Permissions.InsightsRead,             "T T C T . . . ."),

        // The school itself
        (Permissions.TenantRead,               "T T . . . . . T"),
        (Permissions.TenantUpdate,             "T T . . . . . ."),
        (Permissions.RolesRead,                "T T . . . . . ."),
        (Permissions.RolesUpdate,              "T . . . . . . ."),
        (Permissions.AuditRead,                "T T . . . . . T"),
        (Permissions.PartnersRead,             "T T . . . . . ."),
        (Permissions.PartnersManage,           "T T . . . . . ."),
        (Permissions.WebhooksRead,             "T T . . . . . ."),
        (Permissions.WebhooksManage,           "T T . . . . . ."),
        (Permissions.TenantsManage,            ". . . . . . . T"),
        (Permissions.SystemDiagnostic,         ". . . . . . . T"), // figures of the whole installation, every school's together
        (Permissions.SystemBackups,            "T T . . . . . T"),
        (Permissions.TelemetryRead,            "T T . . . . . T"),
        (Permissions.Me,                       "O O O O O O O O"),

        // Catalogue, publication, exchange with ErgoMate
        (Permissions.CatalogRead,              "T T T T T T . ."),
        (Permissions.CatalogSubmit,            "T T O . . . . ."),
        (Permissions.CatalogValidate,          "T T . . T . . ."),
        (Permissions.CatalogPublish,           "T T . . . . . ."),
        (Permissions.CatalogArchive,           "T T . . . . . ."),
        (Permissions.CatalogUpdate,            "T T . . . . . ."),
        (Permissions.CatalogPublishToErgo,     "T T O . . . . ."),
        (Permissions.PublishCatalog,           "T T O . . . . ."),
        (Permissions.PublishAssignment,        "T T O . . . . ."),
        (Permissions.SyncPullStats,            "T T C . . . . ."),
        (Permissions.SyncPushAssignments,      "T T C . . . . ."),
        (Permissions.SyncViewLogs,             "T T . T . . . ."),

        // Quality, curriculum, recommendations, moderation
        (Permissions.QualityFeedRead,          "T T O T T . . ."),
        (Permissions.QualityFeedCreate,        "T T T . T . . ."),
        (Permissions.QualityFeedUpdate,        "T T . . T . . ."),
        (Permissions.QualityFeedAssign,        "T T . . T . . ."),
        (Permissions.QualityAnalyze,           "T T T . . . . ."),
        (Permissions.QualityLint,              "T T T T . T . ."),
        (Permissions.CurriculumRead,           "T T C . . . O ."),
        (Permissions.CurriculumWrite,          "T T C . . . . ."),
        (Permissions.CurriculumDelete,         "T T C . . . . ."),
        (Permissions.RecommendationsRead,      "T T C . . . O ."),
        (Permissions.RecommendationsFeedback,  ". . . . . . O ."),
        (Permissions.RecommendationsSubmit,    "T T C . . . . ."),
        (Permissions.RecommendationsValidate,  "T T C . . . . ."),
        (Permissions.RecommendationsAdjust,    "T T C . . . O ."),
        (Permissions.SocialModerate,           "T T C . . . . ."),
        (Permissions.LeaderboardSettings,      "T T C . . . . ."),

        // Assistance
        (Permissions.AiGenerate,               "T T O . . . . ."),
        (Permissions.AiManageQueue,            "T T . . . . . ."),
        (Permissions.AiManageKeys,             "T T . . . . . ."),
        (Permissions.IngestUpload,             "T T O . . . . ."),
        (Permissions.IngestGenerate,           "T T O . . . . ."),
        (Permissions.CoachCreateSession,       "T T O . . . . ."),
        (Permissions.IaPolicyRead,             "T T . . . . . ."),
        (Permissions.IaPolicyUpdate,           "T T . . . . . ."),
        (Permissions.IaBudgetsRead,            "T T . . . . . ."),
        (Permissions.IaBudgetsCreate,          "T T . . . . . ."),
        (Permissions.IaBudgetsUpdate,          "T T . . . . . ."),
        (Permissions.IaAuditRead,              "T T . . . . . ."),
    ];
}
