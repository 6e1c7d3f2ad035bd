namespace StudyMate.Common;

/// <summary>Permission names, <c>resource:action</c>. Who holds them is decided by one table, grains/Common/PermissionTable.cs.</summary>
public static class Permissions
{
    public const string AssignmentsCreate = "assignments:create";
    public const string AssignmentsRead = "assignments:read";
    public const string AssignmentsUpdate = "assignments:update";
    public const string AssignmentsDelete = "assignments:delete";
    public const string ThemesCreate = "themes:create";
    public const string ThemesRead = "themes:read";
    public const string ThemesUpdate = "themes:update";
    public const string ThemesSubmit = "themes:submit";
    public const string ThemesReview = "themes:review";
    public const string ThemesPublish = "themes:publish";
    public const string ThemesArchive = "themes:archive";
    public const string StudentsCreate = "students:create";
    public const string StudentsRead = "students:read";
    public const string StudentsUpdate = "students:update";
    public const string StudentsDelete = "students:delete";
    public const string StudentsCredentials = "students:credentials";
    public const string ClassesCreate = "classes:create";
    public const string ClassesRead = "classes:read";
    public const string ClassesUpdate = "classes:update";
    public const string ClassesDelete = "classes:delete";
    public const string PromotionsCreate = "promotions:create";
    public const string PromotionsRead = "promotions:read";
    public const string PromotionsUpdate = "promotions:update";
    public const string UsersCreate = "users:create";
    public const string UsersRead = "users:read";
    public const string UsersUpdate = "users:update";
    public const string UsersUpdateSelf = "users:update_self";
    public const string UsersDelete = "users:delete";
    public const string ImportsCreate = "imports:create";
    public const string ImportsRead = "imports:read";
    public const string StatsRead = "stats:read";
    public const string AnalyticsRead = "analytics:read";
    public const string AnalyticsExport = "analytics:export";
    public const string TenantRead = "tenant:read";
    public const string TenantUpdate = "tenant:update";
    public const string TenantsManage = "tenants:manage";
    public const string AuditRead = "audit:read";
    public const string PartnersRead = "partners:read";
    public const string PartnersManage = "partners:manage";
    public const string WebhooksRead = "webhooks:read";
    public const string WebhooksManage = "webhooks:manage";
    public const string MissionsRead = "missions:read";
    public const string EventsSubmit = "events:submit";
    public const string ProgressRead = "progress:read";
    public const string Me = "me:read";
}
