using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StandardObservability.AspNetCore.LocalPage.Access;

/// <summary>Decides whether the page answers a request: one of a browser on this machine, or one with the key.</summary>
internal sealed class PageAccess(PageKey key, ILogger logger)
{
    private const string KeyParameter = "key";

    private readonly ConcurrentDictionary<Refusal, bool> _logged = new();

    /// <summary>Whether the page answers. A refusal is logged once for each reason.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why the request is not direct, if it is not.</param>
    public bool IsAllowed(HttpContext context, Refusal refusal)
    {
        if (refusal == Refusal.None || (key.Is(context.Request.Cookies[PagePaths.Cookie]) && !DirectRequest.IsWriteOfOtherSite(context.Request)))
        {
            return true;
        }

        if (_logged.TryAdd(refusal, true))
        {
            Log.Refused(logger, Describe(refusal));
        }

        return false;
    }

    /// <summary>Exchanges the key in the address for a cookie, so that it stays out of the history and of further addresses.</summary>
    /// <returns>Whether the request has the key.</returns>
    public bool TryExchange(HttpContext context)
    {
        if (!key.Is(context.Request.Query[KeyParameter]))
        {
            return false;
        }

        context.Response.Cookies.Append(PagePaths.Cookie, key.Value, new CookieOptions
        {
            Path = PagePaths.Root,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return true;
    }

    private static string Describe(Refusal refusal) => refusal switch
    {
        Refusal.RemoteAddress => "its remote address is not loopback",
        Refusal.Host => "its host is not localhost",
        Refusal.Proxy => "it came through a proxy",
        _ => "a page of another site sent it",
    };
}
