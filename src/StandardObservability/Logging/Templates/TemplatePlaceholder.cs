using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>A placeholder of a message template, and the text before it.</summary>
/// <param name="Before">The text between the previous placeholder and this one.</param>
/// <param name="BeforeJson">The same text as part of a JSON string; that of the first placeholder includes the opening quote.</param>
/// <param name="Name">Name of the property.</param>
/// <param name="Alignment">Minimum width, negative for left alignment; 0 for none.</param>
/// <param name="Format">Format of the value.</param>
internal readonly record struct TemplatePlaceholder(string Before, Utf8Fragment BeforeJson, string Name, int Alignment, string? Format)
{
    /// <summary>Whether the value is written without alignment and format.</summary>
    public bool IsPlain => Alignment == 0 && Format is null;
}
