namespace StandardObservability.Benchmarks.StartUp.Compilation;

/// <summary>A method that the JIT compiled.</summary>
/// <param name="Assembly">Assembly of the method, or "dynamic" for code that the runtime generates.</param>
/// <param name="Type">Full name of its type, with generic arguments.</param>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its parameters and result.</param>
/// <param name="CodeSize">Bytes of its intermediate language.</param>
internal sealed record CompiledMethod(string Assembly, string Type, string Name, string Signature, int CodeSize)
{
    public const string Dynamic = "dynamic";

    /// <summary>The method in text: what is compared between variants.</summary>
    public string FullName => $"{Assembly}!{Type}.{Name}{Arguments} {Signature}";

    /// <summary>Its generic arguments in brackets, or nothing.</summary>
    public string Arguments { get; init; } = string.Empty;

    public bool IsOurs => Assembly.StartsWith("StandardObservability", StringComparison.Ordinal);

    /// <summary>Namespace of the type.</summary>
    public string Namespace
    {
        get
        {
            var name = Type.AsSpan(0, Type.AsSpan().IndexOfAny('`', '[', '+') is >= 0 and var end ? end : Type.Length);
            return name.LastIndexOf('.') is >= 0 and var last ? name[..last].ToString() : string.Empty;
        }
    }
}
