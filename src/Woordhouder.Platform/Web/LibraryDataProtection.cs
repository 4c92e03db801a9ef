using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Web;

/// <summary>
/// ASP.NET Core data protection with keys per library, in the library's own database: a form token of one library is worth nothing at another,
/// and every node of one library shares its keys.
/// </summary>
internal sealed class LibraryDataProtection(IHttpContextAccessor http) : IDataProtectionProvider
{
    private readonly ConcurrentDictionary<Library, IDataProtectionProvider> providers = new();

    public IDataProtector CreateProtector(string purpose) => new Late(this, [purpose]);

    private IDataProtector Of(IEnumerable<string> purposes)
    {
        var library = http.HttpContext?.RequestServices.GetRequiredService<LibraryScope>().Library ?? throw new InvalidOperationException("data protection outside a request");
        var provider = providers.GetOrAdd(library, static l => Make(l));
        return purposes.Aggregate(provider.CreateProtector(l(library)), (p, purpose) => p.CreateProtector(purpose));
        static string l(Library library) => library.Id;
    }

    private static IDataProtectionProvider Make(Library library)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("woordhouder-" + library.Id);
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = new KeysInDatabase(library));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    /// <summary>The framework makes protectors once, at start, before any library is known: this one asks at every use.</summary>
    private sealed class Late(LibraryDataProtection owner, string[] purposes) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Late(owner, [.. purposes, purpose]);
        public byte[] Protect(byte[] plaintext) => owner.Of(purposes).Protect(plaintext);
        public byte[] Unprotect(byte[] protectedData) => owner.Of(purposes).Unprotect(protectedData);
    }

    private sealed class KeysInDatabase(Library library) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = Context();
            return [.. db.Set<ProtectionKeyRow>().AsNoTracking().Select(k => k.Xml).ToList().Select(XElement.Parse)];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = Context();
            db.Add(new ProtectionKeyRow { Id = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveChanges();
        }

        private LibraryDb Context()
        {
            var db = library.CreateContext();
            db.Rule = PurposeRule.Own;
            return db;
        }
    }
}
