namespace StandardObservability.Text;

/// <summary>Position of a text in a buffer.</summary>
/// <param name="Start">Index of the first byte.</param>
/// <param name="End">Index after the last byte.</param>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
