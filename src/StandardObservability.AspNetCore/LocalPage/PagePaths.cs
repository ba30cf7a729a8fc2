namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>The paths of the local page.</summary>
internal static class PagePaths
{
    /// <summary>Path of the page.</summary>
    public const string Root = "/_observability";

    /// <summary>Name of the cookie that contains the key.</summary>
    public const string Cookie = "observability-key";
}
