namespace StandardObservability.Logging.Json;

/// <summary>Where the text of a JSON string stands in a line, without its quotes.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
