using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>The attributes of the duration of a request, in the order of ASP.NET Core.</summary>
[InlineArray(6)]
internal struct DurationTags
{
    private const string IsUnhandled = "aspnetcore.request.is_unhandled";

    /// <summary>ASP.NET Core adds it to the items of a request that reaches the end of the pipeline, where it reads the endpoint first.</summary>
    private const string UnhandledItem = "__RequestUnhandled";

    private static readonly object True = true;

    private KeyValuePair<string, object?> _first;

    /// <summary>Writes what ASP.NET Core adds to each request.</summary>
    /// <param name="context">The request, which has ended.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="route">The template of its route, or <see langword="null"/> without one.</param>
    /// <param name="mayBeUnhandled">Whether it may have reached the end of the pipeline. Servers find absent items slowly.</param>
    /// <param name="tags">Takes the attributes.</param>
    /// <returns>How many attributes there are.</returns>
    public static int Write(HttpContext context, RequestKind kind, string? route, bool mayBeUnhandled, Span<KeyValuePair<string, object?>> tags)
    {
        kind.Tags.CopyTo(tags);
        var count = kind.Tags.Length;
        if (mayBeUnhandled && context.Features[typeof(IItemsFeature)] is IItemsFeature { Items: { } items } && items.ContainsKey(UnhandledItem))
        {
            tags[count++] = new(IsUnhandled, True);
        }

        tags[count++] = new(AttributeNames.HttpResponseStatusCode, BoxedStatusCode.Get(context.Response.StatusCode));
        if (route is not null)
        {
            tags[count++] = new(AttributeNames.HttpRoute, route);
        }

        return count;
    }

    /// <summary>Adds what the application has added, and the type of the exception unless the application has added one.</summary>
    public static ReadOnlySpan<KeyValuePair<string, object?>> AddOthers(
        ReadOnlySpan<KeyValuePair<string, object?>> tags, ICollection<KeyValuePair<string, object?>>? added, Exception? failure)
    {
        if (added is null or { Count: 0 } && failure is null)
        {
            return tags;
        }

        List<KeyValuePair<string, object?>> all = [.. tags, .. added ?? []];
        if (failure is not null && !all.Exists(static t => t.Key == AttributeNames.ErrorType))
        {
            all.Add(new(AttributeNames.ErrorType, failure.GetType().FullName));
        }

        return CollectionsMarshal.AsSpan(all);
    }
}
