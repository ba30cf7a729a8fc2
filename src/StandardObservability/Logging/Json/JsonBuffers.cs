using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>Reused memory for formatting a line as JSON.</summary>
/// <param name="line">The buffer for the bytes of the line.</param>
internal sealed class JsonBuffers(Utf8Buffer line)
{
    public JsonLine Line { get; } = new(line);

    public TimestampField Timestamp { get; } = new();

    public TraceFields Trace { get; } = new();

    /// <summary>Scopes without properties, outermost first.</summary>
    public List<object?> TextScopes { get; } = [];

    public void Clear()
    {
        Line.Clear();
        if (TextScopes.Count > 0)
        {
            TextScopes.Clear();
        }
    }
}
