namespace StudyMate.Common;

/// <summary>
/// Who may call a grain method. Every method of every grain interface carries exactly one of these (architecture test); the
/// access filter enforces it for each call, and denies what carries none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute;

/// <summary>A read that needs a permission in some scope; the method itself narrows to the scope.</summary>
public sealed class QueryAttribute(string permission) : AccessAttribute
{
    public string Permission { get; } = permission;
}

/// <summary>A change that needs a permission in some scope; refused while the tenant is suspended (read-only).</summary>
public sealed class CommandAttribute(string permission) : AccessAttribute
{
    public string Permission { get; } = permission;
}

/// <summary>Callable from other grains only, whoever the caller of the chain is.</summary>
public sealed class InternalAttribute : AccessAttribute;

/// <summary>Callable without an actor: signing in, inbound webhooks before their signature is checked, health.</summary>
public sealed class AnonymousAttribute : AccessAttribute;

/// <summary>Callable by every actor of the key's tenant, whatever the role may do: what serves the caller alone.</summary>
public sealed class SignedInAttribute : AccessAttribute;
