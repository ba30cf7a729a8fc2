using Microsoft.Extensions.Logging;
using StandardObservability.Export;

namespace StandardObservability.Logging;

/// <summary>What one thread needs to write a line, used again for the next.</summary>
internal sealed class LineWorkspace
{
    /// <summary>The logger factory's copy of the trace ids, which a line has already.</summary>
    private const string ActivityScope = "Microsoft.Extensions.Logging.LoggerFactoryScopeProvider+ActivityLogScope";

    [ThreadStatic]
    private static LineWorkspace? _free;

    /// <summary>The line.</summary>
    public Utf8Buffer Line { get; } = new();

    /// <summary>Names of the fields written so far.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Open scopes, outermost first.</summary>
    public List<object?> Scopes { get; } = [];

    /// <summary>The thread's workspace, or a new one when a value that is being written logs by itself.</summary>
    public static LineWorkspace Rent()
    {
        var workspace = _free ?? new LineWorkspace();
        _free = null;
        return workspace;
    }

    /// <summary>Scopes without properties, innermost first.</summary>
    public List<object?> TextScopes { get; } = [];

    public void CollectScopes(IExternalScopeProvider? provider) => provider?.ForEachScope(
        static (scope, scopes) =>
        {
            if (scope?.GetType().FullName != ActivityScope)
            {
                scopes.Add(scope);
            }
        },
        Scopes);

    public void Return()
    {
        Line.Clear();
        Names.Clear();
        Scopes.Clear();
        TextScopes.Clear();
        _free = this;
    }
}
