using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ToaSoan.Platform;

/// <summary>
/// Lets the thread that sees a request arrive answer it from the page store, without handing it to a worker first; it also keeps stored pages quick while every worker is busy. Owns the rule
/// that nothing else runs on those few threads: <see cref="StoredPagesMiddleware"/> leaves them with whatever is not stored, and a body is read through <see cref="WorkerBody"/>.
/// Only readers' connections are treated so, never those to databases or other servers. Decision 0015.
/// </summary>
internal static class ArrivalThreads
{
    private const string Count = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Sets it up for every address the program listens at.</summary>
    public static void UseArrivalThreads(this WebApplicationBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Count) is null)
        {
            Environment.SetEnvironmentVariable(Count, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)); // read by the framework with the first socket
        }

        builder.WebHost.UseSockets(static sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static listen => listen.Use(static next => connection =>
        {
            if (connection.Features.Get<IConnectionSocketFeature>() is { } arrived)
            {
                AnswerWhereItArrives(arrived.Socket);
            }

            return next(connection);
        })));
    }

    // The framework offers this switch for all sockets of a process or none. Should a later version of it have no such setter, the socket stays as it is: slower, nothing else.
    private static void AnswerWhereItArrives(Socket socket)
    {
        try
        {
            PreferInlineCompletions(socket, true);
        }
        catch (MissingMethodException)
        {
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PreferInlineCompletions")]
    private static extern void PreferInlineCompletions(Socket socket, bool value);
}
