namespace Samples.Tests.Publishing;

/// <summary>How a sample was built.</summary>
public enum SampleBuild
{
    /// <summary>By <c>dotnet build</c>: run by <c>dotnet</c>, compiled while it runs.</summary>
    Jit,

    /// <summary>By <c>dotnet publish</c>, self-contained, without the code that trimming finds unused.</summary>
    Trimmed,

    /// <summary>By <c>dotnet publish</c>, compiled to native code.</summary>
    NativeAot,
}
