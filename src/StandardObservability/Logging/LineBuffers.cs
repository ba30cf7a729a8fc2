using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging;

/// <summary>What one thread needs to write a line, used again for the next.</summary>
internal sealed class LineBuffers
{
    /// <summary>The logger factory's copy of the trace ids, which a line has already.</summary>
    private const string ActivityScope = "Microsoft.Extensions.Logging.LoggerFactoryScopeProvider+ActivityLogScope";

    [ThreadStatic]
    private static LineBuffers? _free;

    public LineBuffers() => Json = new JsonLine(Line);

    /// <summary>The line.</summary>
    public Utf8Buffer Line { get; } = new();

    /// <summary>The same line, while it is written as JSON.</summary>
    public JsonLine Json { get; }

    public TimestampField Clock { get; } = new();

    public TraceFields TraceFields { get; } = new();

    public StateBoxes States { get; } = new();

    /// <summary>The call's own properties, without secrets.</summary>
    public PropertySet Properties { get; } = new();

    /// <summary>The message, without secrets, when it was rendered as a text of its own.</summary>
    public CharBuffer Message { get; } = new();

    /// <summary>Whether the message is the caller's own text, and not the template's.</summary>
    public bool HasMessage { get; set; }

    /// <summary>The span of an event that is written later, or <see langword="null"/> when it is the current one.</summary>
    public SpanReference? Trace { get; set; }

    /// <summary>Open scopes, outermost first.</summary>
    public List<object?> Scopes { get; } = [];

    /// <summary>Properties of the scope that is being written.</summary>
    public PropertySet ScopeProperties { get; } = new();

    /// <summary>Scopes without properties, innermost first.</summary>
    public List<object?> TextScopes { get; } = [];

    /// <summary>Text of the scope that is being written.</summary>
    public CharBuffer ScopeText { get; } = new();

    /// <summary>The thread's workspace, or a new one when a value that is being written logs by itself.</summary>
    public static LineBuffers Rent()
    {
        var workspace = _free ?? new LineBuffers();
        _free = null;
        return workspace;
    }

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
        Json.Clear();
        Line.Clear();
        Properties.Clear();
        HasMessage = false;
        Trace = null;
        Message.Clear();
        if (Scopes.Count > 0)
        {
            ClearScopes();
        }

        _free = this;
    }

    private void ClearScopes()
    {
        Scopes.Clear();
        ScopeProperties.Clear();
        TextScopes.Clear();
        ScopeText.Clear();
    }
}
