namespace StandardObservability.Redaction.Classification;

/// <summary>Renders objects with data classifications.</summary>
internal abstract class ClassifiedValueRenderer
{
    /// <summary>The redacted text of an object, or <see langword="null"/> when its type has no classification.</summary>
    public abstract string? Render(object value);
}
