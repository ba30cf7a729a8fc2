namespace StandardObservability.AspNetCore.Logging;

/// <summary>Boxed status codes, because log providers and spans read objects. Each is allocated once.</summary>
internal static class BoxedStatusCode
{
    private const int First = 100;
    private const int Last = 599;

    private static readonly object?[] All = new object?[Last - First + 1];

    public static object Get(int status) => status is >= First and <= Last ? All[status - First] ??= status : status;
}
