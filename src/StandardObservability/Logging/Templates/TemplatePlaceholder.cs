using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>A place for a value in a template, and the text before it.</summary>
/// <param name="Before">The text between the place before and this one.</param>
/// <param name="BeforeJson">The same, escaped for a JSON string; the first begins it.</param>
/// <param name="Name">Name of the property.</param>
/// <param name="Alignment">Least width, negative for values that stand on the left; 0 for none.</param>
/// <param name="Format">Format of the value.</param>
internal readonly record struct TemplatePlaceholder(string Before, Utf8Fragment BeforeJson, string Name, int Alignment, string? Format)
{
    /// <summary>Whether the value is written as it is.</summary>
    public bool IsPlain => Alignment == 0 && Format is null;
}
