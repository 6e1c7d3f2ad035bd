using Orleans;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>The API keys of a school (key <c>{tenant}/partners</c>); keeps no state.</summary>
[Alias("studymate.IPartnerDirectoryGrain")]
public interface IPartnerDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The id within the key.</summary>
    const string Id = "partners";

    [Query(Permissions.PartnersRead), Alias("ListAsync")]
    Task<Result<Page<PartnerKeyView>>> ListAsync(PageRequest page, CancellationToken cancellationToken);
}
