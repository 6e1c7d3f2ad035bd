using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>One connection of the figures hub and the classes it looks at.</summary>
internal sealed class SubscribedConnection(HubCallerContext context, Actor actor)
{
    public HubCallerContext Context { get; } = context;

    public Actor Actor { get; } = actor;

    public ConcurrentDictionary<string, ClassFiguresObserver> Classes { get; } = new(StringComparer.Ordinal);
}
