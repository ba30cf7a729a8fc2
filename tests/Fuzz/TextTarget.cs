namespace Fuzz;

/// <summary>A target that reads text.</summary>
internal abstract class TextTarget : FuzzTarget
{
    public sealed override IEnumerable<byte[]> Seeds => Texts.Select(EscapedText.Encode);

    /// <summary>The seeds as texts.</summary>
    protected abstract IEnumerable<string> Texts { get; }

    public sealed override void Run(ReadOnlySpan<byte> input) => Run(EscapedText.Decode(input));

    protected abstract void Run(string text);

    /// <summary>The lines of an input; missing ones are empty, and the last one contains the rest.</summary>
    protected static string[] Lines(string text, int count)
    {
        var lines = text.Split('\n', count);
        return [.. lines, .. Enumerable.Repeat(string.Empty, count - lines.Length)];
    }
}
