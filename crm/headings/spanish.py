"""The words of Spanish sheets."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Código de cliente; Código cliente; Número de cliente; N.º cliente; Nº de cliente; ID cliente;
    Cód. cliente; ID de cliente; Núm. cliente
customer.name = Nombre; Cliente; Nombre del cliente; Nombre completo; Nombre y apellidos; Nombre cliente;
    Razón social; Persona de contacto
customer.kind = Tipo de cliente; Tipo cliente; Particular o empresa
customer.first_name = Primer nombre; Nombre de pila
customer.last_name = Apellido; Apellidos; Primer apellido
customer.company = Empresa; Compañía; Nombre de la empresa; Organización; Sociedad; Nombre comercial
customer.job_title = Cargo; Puesto; Profesión; Ocupación; Puesto de trabajo
customer.email = Correo; Correo electrónico; Dirección de correo; Dirección de correo electrónico; E-mail del
    cliente
customer.phone = Teléfono; Tel.; Teléfono fijo; Número de teléfono; Tfno.; Tlf.; Teléfono de trabajo; Nº de
    teléfono; Telf.
customer.mobile = Móvil; Celular; Teléfono móvil; Núm. móvil; Teléfono celular
customer.street = Dirección; Calle; Domicilio; Dirección postal; Calle y número; Dirección 1
customer.city = Ciudad; Población; Localidad; Municipio
customer.region = Provincia; Comunidad autónoma; Región; Departamento
customer.postcode = Código postal; C.P.; Cód. postal
customer.country = País
customer.website = Sitio web; Página web; Web; Página
customer.social = Redes sociales
customer.preferred_channel = Canal preferido; Contacto preferido; Medio de contacto preferido
customer.email_consent = Acepta publicidad; Acepta correos; Consentimiento e-mail; Consentimiento de correo;
    Suscrito al boletín; Acepta boletín
customer.email_consent_on = Fecha de consentimiento; Fecha consentimiento
customer.phone_consent = Consentimiento teléfono; Acepta llamadas
customer.text_consent = Consentimiento SMS; Acepta SMS
customer.post_consent = Consentimiento postal; Acepta cartas
customer.source = Origen; Procedencia; Cómo nos conoció; Fuente; Recomendado por; Origen del cliente; Fuente
    de posible cliente
customer.stage = Etapa; Estado del cliente; Estado; Situación; Etapa del ciclo de vida
customer.owner = Responsable; Atendido por; Gestor; Comercial asignado; Ejecutivo de cuenta
customer.birthday = Fecha de nacimiento; Cumpleaños; F. nacimiento; Nacimiento; Fecha nac.
customer.anniversary = Aniversario de bodas
customer.family = Familia; Hijos; Cónyuge; Pareja
customer.hobbies = Aficiones; Intereses; Pasatiempos
customer.groups = Grupo; Grupos; Asociaciones; Membresías; Clubes
customer.likes = Gustos; Preferencias; Le gusta
customer.dislikes = No le gusta; Alergias; Intolerancias
customer.tags = Etiquetas; Palabras clave; Etiqueta
customer.credit_limit = Límite de crédito; Crédito máximo; Límite crédito
customer.payment_terms_days = Plazo de pago; Condiciones de pago; Días de pago; Plazo (días); Términos de pago
customer.lost_on = Perdido el; Fecha de baja; Fecha de pérdida
customer.lost_reason = Motivo de pérdida; Motivo de baja; Razón de la pérdida; Motivo de la baja
customer.lost_to = Competidor; Perdido ante; Competencia
customer.notes = Notas; Nota; Observaciones; Comentarios; Observación; Comentario
customer.other_emails = Otro correo; Correo 2; Otros correos; Correo secundario; Otro e-mail
customer.other_phones = Otro teléfono; Teléfono 2; Teléfono de casa; Otros teléfonos; Fax; Teléfono particular
product.sku = Código; Referencia; Ref.; Código de producto; Código de artículo; Código producto; Código
    artículo; Cód. artículo; Código de barras
product.name = Producto; Artículo; Nombre del producto; Nombre; Descripción; Nombre producto; Denominación;
    Concepto; Descripción del producto
product.category = Categoría; Familia; Grupo; Línea; Sección; Categoría de producto; Rubro
product.subcategory = Subcategoría; Subfamilia
product.brand = Marca; Fabricante
product.supplier = Proveedor; Mayorista; Distribuidor
product.price = Precio; Precio de venta; PVP; Precio venta; Tarifa; Precio unitario
product.cost = Coste; Costo; Precio de compra; Precio de coste; Precio de costo; Costo unitario; Coste
    unitario
sale.order_number = Número de pedido; Nº pedido; N.º de pedido; Pedido; Número de factura; Nº factura; N.º de
    factura; Factura; ID de pedido; Núm. factura; Núm. pedido; Ticket; Nº ticket; Orden; Número de orden;
    Comprobante; Número de venta; Albarán; Folio
sale.line = Línea; Nº línea; Número de línea; Posición; Renglón
sale.sold_at = Fecha; Fecha de pedido; Fecha de factura; Fecha de venta; Fecha del pedido; Fecha factura;
    Fecha venta; Fecha pedido; Fecha de compra; Vendido el; Día; Fecha y hora
sale.customer = Cliente; Nombre del cliente; Nombre cliente; Comprador; Razón social
sale.product = Producto; Artículo; Nombre del producto; Nombre producto; Descripción; Concepto; Denominación
sale.quantity = Cantidad; Cant.; Unidades; Uds.; Nº de unidades; Cantidad vendida; Piezas
sale.unit_price = Precio; Precio unitario; P. unitario; Precio unidad; Precio por unidad; P.U.; PVP; Precio
    unit.
sale.discount = Descuento; Importe descuento; Rebaja; Importe de descuento; Dto.; Desc.
sale.discount_share = Descuento %; % descuento; Porcentaje de descuento; % dto.; Dto. %
sale.tax = IVA; Impuesto; Impuestos; Importe IVA; Cuota IVA
sale.amount = Importe; Importe total; Total línea; Monto; Ventas; Venta; Facturación; Ingresos; Importe neto;
    Base imponible; Subtotal; Precio total; Monto total; Total venta; Valor total
sale.currency = Moneda; Divisa
sale.cost = Coste; Costo; Coste total; Costo total; Costo de venta
sale.payment_method = Forma de pago; Método de pago; Medio de pago; Pagado con; Tipo de pago; Modo de pago
sale.sales_channel = Canal de venta; Canal; Tienda; Punto de venta; Sucursal
sale.salesperson = Vendedor; Vendedora; Comercial; Vendido por; Cajero; Cajera; Agente; Agente comercial
sale.campaign = Campaña; Promoción
sale.due_on = Vencimiento; Fecha de vencimiento; Vence el; Fecha vencimiento
sale.street = Dirección de envío; Dirección de entrega; Calle de entrega
sale.postcode = Código postal de envío; CP de envío; Código postal de entrega; CP entrega
sale.city = Ciudad de envío; Ciudad de entrega; Población de entrega
sale.region = Provincia de envío; Provincia de entrega
sale.country = País de envío; País de entrega
payment.paid_on = Fecha de pago; Pagado el; Fecha; Fecha de cobro; Cobrado el; Fecha pago; Fecha cobro; Fecha
    operación; Fecha valor
payment.customer = Cliente; Nombre del cliente; Pagador; Ordenante; Nombre cliente
payment.order_number = Factura; Número de factura; Nº factura; Pedido; Número de pedido; Nº pedido; N.º de
    factura
payment.amount = Importe; Importe pagado; Monto; Importe cobrado; Pagado; Cantidad pagada; Cobro; Pago; Monto
    pagado
payment.method = Forma de pago; Método de pago; Medio de pago; Tipo de pago; Modo de pago
payment.reference = Referencia; Ref.; Referencia de pago; ID de transacción; Concepto; Número de transacción
return.number = Abono; Nº abono; Nota de crédito; Número de devolución; Nº devolución; Número de abono;
    Factura rectificativa; ID de devolución
return.line = Línea; Nº línea
return.returned_on = Fecha de devolución; Devuelto el; Fecha; Fecha devolución; Fecha de reembolso; Fecha de
    abono
return.order_number = Número de pedido; Nº pedido; Pedido; Número de factura; Nº factura; Factura; Factura
    original; Pedido original; ID de pedido; Nº de pedido; Nº de factura
return.customer = Cliente; Nombre del cliente; Nombre cliente; Devuelto por
return.product = Producto; Artículo; Nombre del producto; Nombre producto; Descripción; Artículo devuelto
return.quantity = Cantidad; Cant.; Unidades; Cantidad devuelta; Uds.; Unidades devueltas
return.refund = Reembolso; Importe reembolsado; Importe; Importe devuelto; Importe del reembolso; Monto
    reembolsado; Importe de devolución
return.reason = Motivo; Motivo de devolución; Razón; Causa; Motivo de la devolución; Razón de devolución
return.condition = Estado; Condición; Estado del producto
return.resolution = Acción; Resolución; Solución; Tratamiento
complaint.number = Número; Nº; Nº reclamación; Número de reclamación; Nº de queja; Número de queja; Nº ticket;
    Número de ticket; Nº de caso; Número de caso; Folio; Nº incidencia; Nº de incidencia;
    Número de incidencia
complaint.opened_at = Fecha; Fecha de apertura; Abierto el; Abierta el; Fecha de reclamación; Fecha de la
    queja; Recibido el; Creado el; Fecha de creación; Fecha de alta; Fecha apertura
complaint.channel = Canal; Medio; Recibido por; Vía; Canal de entrada
complaint.customer = Cliente; Nombre del cliente; Nombre cliente; Solicitante; Reclamante
complaint.product = Producto; Artículo; Nombre del producto; Nombre producto
complaint.order_number = Número de pedido; Nº pedido; Pedido; Número de factura; Nº factura; Factura; Nº de
    pedido; Nº de factura
complaint.category = Categoría; Tipo; Tipo de queja; Tipo de reclamación; Motivo; Tema; Tipo de incidencia
complaint.severity = Gravedad; Prioridad; Urgencia; Severidad; Importancia
complaint.subject = Asunto; Queja; Reclamación; Problema; Título; Incidencia
complaint.description = Descripción; Detalle; Detalles; Texto; Mensaje; Descripción del problema
complaint.status = Estado; Situación; Estatus
complaint.assigned_to = Asignado a; Responsable; Atendido por; Agente; Encargado; Gestionado por
complaint.due_at = Vencimiento; Fecha límite; Prometido para; Plazo; Fecha compromiso
complaint.first_response_at = Primera respuesta; 1ª respuesta; 1a respuesta; Fecha de primera respuesta;
    Respondido el
complaint.resolved_at = Resuelto el; Fecha de resolución; Cerrado el; Fecha de cierre; Resuelta el; Fecha
    resolución; Fecha cierre
complaint.resolution = Resolución; Solución; Cómo se resolvió; Resultado; Medida tomada
complaint.refund = Reembolso; Importe reembolsado; Compensación; Indemnización
complaint.satisfaction = Satisfecho; Cliente satisfecho; Satisfacción; Satisfacción del cliente
interaction.happened_at = Fecha; Cuándo; Fecha de contacto; Fecha de llamada; Fecha y hora; Fecha de la
    llamada
interaction.customer = Cliente; Nombre del cliente; Contacto; Nombre cliente; Persona de contacto
interaction.channel = Canal; Tipo de contacto; Medio; Tipo; Vía
interaction.direction = Dirección; Sentido; Entrante/Saliente
interaction.subject = Asunto; Tema; Título; Motivo
interaction.body = Contenido; Texto; Notas; Comentarios; Detalle; Detalles; Mensaje; Descripción;
    Observaciones
interaction.response = Respuesta; Resultado; Reacción
interaction.by = Empleado; Por; Realizado por; Usuario; Registrado por; Atendido por
feedback.given_on = Fecha; Fecha de la opinión; Fecha de la reseña; Fecha de encuesta; Fecha de respuesta;
    Fecha de valoración
feedback.customer = Cliente; Nombre del cliente; Autor; Encuestado; Nombre cliente
feedback.product = Producto; Artículo; Nombre del producto
feedback.source = Fuente; Encuesta; Plataforma; Sitio; Origen
feedback.kind = Tipo; Tipo de encuesta; Tipo de valoración
feedback.score = Puntuación; Valoración; Estrellas; Calificación; Puntos; Nota
feedback.comment = Comentario; Opinión; Reseña; Texto; Comentarios; Observaciones; Testimonio
opportunity.title = Oportunidad; Título; Nombre de la oportunidad; Negocio; Proyecto; Presupuesto; Nombre del
    negocio; Nombre del trato
opportunity.customer = Cliente; Nombre del cliente; Empresa; Cuenta; Prospecto; Nombre de la cuenta
opportunity.product = Producto; Artículo; Nombre del producto
opportunity.stage = Etapa; Fase; Estado; Fase de venta; Etapa del negocio
opportunity.value = Valor; Importe; Monto; Importe estimado; Valor estimado; Importe previsto
opportunity.probability = Probabilidad; Probabilidad %; Posibilidad
opportunity.expected_close = Cierre previsto; Fecha de cierre prevista; Fecha de cierre; Cierre estimado;
    Fecha prevista de cierre
opportunity.closed_on = Cerrado el; Ganado el; Cerrada el; Fecha de cierre real
opportunity.source = Fuente; Origen; Procedencia
opportunity.owner = Responsable; Propietario; Vendedor; Comercial; Asignado a
opportunity.lost_reason = Motivo de pérdida; Razón de pérdida; Motivo del rechazo
opportunity.lost_to = Competidor; Competencia; Perdido ante
task.title = Tarea; Título; Qué; Asunto; Por hacer; Actividad
task.due_on = Vencimiento; Fecha límite; Fecha; Para cuándo; Fecha de vencimiento; Vence el; Recordatorio
task.customer = Cliente; Nombre del cliente; Relacionado con
task.kind = Tipo; Tipo de tarea
task.assigned_to = Responsable; Asignado a; Quién; Para quién; Encargado
task.repeats = Repetición; Frecuencia; Se repite; Periodicidad; Recurrencia
task.done_at = Hecho; Hecho el; Terminado el; Completado el; Realizado el; Fecha de finalización
campaign.name = Campaña; Nombre; Nombre de la campaña; Nombre campaña; Título
campaign.channel = Canal; Medio; Tipo de campaña; Tipo
campaign.segment = Segmento; Público; Público objetivo; Destinatarios; Audiencia; Lista
campaign.subject = Asunto; Línea de asunto
campaign.message = Mensaje; Texto; Contenido
campaign.starts_on = Inicio; Fecha de inicio; Desde; Empieza el; Fecha inicio; Enviada el; Fecha de envío
campaign.ends_on = Fin; Fecha de fin; Hasta; Termina el; Fecha fin; Fecha de finalización
campaign.cost = Coste; Costo; Presupuesto; Gasto; Gastos
campaign.offer = Oferta; Código de descuento; Cupón; Promoción; Código promocional
message.campaign = Campaña; Nombre de la campaña
message.customer = Cliente; Nombre del cliente; Destinatario; Enviado a
message.sent_at = Enviado el; Fecha de envío; Enviado
message.responded_at = Respondido el; Fecha de respuesta
message.response = Respuesta; Reacción; Resultado
message.opted_out = Dado de baja; Baja; Cancelada la suscripción
"""

SHEETS: Final = """
customer = Clientes; Lista de clientes; Contactos; Directorio; Direcciones; Prospectos; Socios;
    Fichero de clientes; Cartera de clientes
product = Productos; Artículos; Catálogo; Lista de precios; Tarifas; Inventario; Existencias
sale = Ventas; Pedidos; Facturas; Líneas de pedido; Facturación; Líneas de factura; Órdenes; Venta; Registro
    de ventas
payment = Pagos; Cobros; Banco; Recibos; Ingresos bancarios
return = Devoluciones; Abonos; Reembolsos; Notas de crédito; Cambios
complaint = Reclamaciones; Quejas; Incidencias; Reclamos; Soporte; Casos
interaction = Interacciones; Actividades; Llamadas; Visitas; Historial de contactos; Registro de llamadas
feedback = Opiniones; Reseñas; Encuesta; Encuestas; Valoraciones; Satisfacción; Comentarios de clientes
opportunity = Oportunidades; Negocios; Presupuestos; Proyectos; Embudo de ventas
task = Tareas; Recordatorios; Pendientes; Seguimientos
campaign = Campañas; Promociones
message = Envíos; Destinatarios; Mensajes
"""

WORDS: Final = """
boolean.yes = sí; s; verdadero; cierto
boolean.no = no; falso
customer.kind.person = particular; persona; privado; persona física; individual
customer.kind.company = empresa; compañía; sociedad; negocio; persona jurídica; organización
customer.stage.lead = posible cliente; nuevo; contacto; potencial
customer.stage.prospect = prospecto; cualificado; calificado; interesado
customer.stage.customer = cliente; activo; cliente activo
customer.stage.lapsed = inactivo; dormido; antiguo; ex cliente
customer.stage.lost = perdido; baja; dado de baja
customer.preferred_channel.phone = teléfono; llamada; por teléfono; tel; móvil; celular; llamada telefónica
customer.preferred_channel.email = correo; correo electrónico; por correo electrónico
customer.preferred_channel.text = mensaje; mensaje de texto; SMS/WhatsApp
customer.preferred_channel.visit = visita; en persona; tienda; presencial; en tienda; cita; reunión
customer.preferred_channel.letter = carta; correo postal; postal
customer.preferred_channel.social = redes sociales; red social
customer.preferred_channel.web = página web; sitio web; internet; formulario; en línea
return.condition.new = nuevo; como nuevo; sin abrir; sin usar; precintado
return.condition.used = usado; abierto; utilizado
return.condition.damaged = dañado; roto; defectuoso; estropeado; averiado; en mal estado
return.resolution.refund = reembolsado; reembolso; abonado; devolución del dinero; abono
return.resolution.exchange = cambiado; cambio; reemplazado; sustituido; reposición
return.resolution.repair = reparado; reparación
return.resolution.voucher = vale; cupón; tarjeta regalo
return.resolution.rejected = rechazado; rechazo; denegado
complaint.severity.low = baja; bajo; leve; menor
complaint.severity.medium = media; medio; moderada; normal
complaint.severity.high = alta; alto; grave; mayor; importante
complaint.severity.critical = crítica; crítico; urgente; muy grave; muy alta
complaint.status.open = abierto; abierta; nuevo; nueva; pendiente; sin resolver; reabierto
complaint.status.answered = respondido; en curso; en proceso; en espera; en trámite; contestado; respondida
complaint.status.resolved = resuelto; resuelta; cerrado; cerrada; terminado; solucionado; finalizado;
    solucionada
complaint.satisfaction.yes = sí; satisfecho; satisfecha; contento; bueno; muy satisfecho
complaint.satisfaction.partly = en parte; parcialmente; neutral; regular; parcial
complaint.satisfaction.no = no; insatisfecho; insatisfecha; descontento; malo; nada satisfecho
interaction.direction.in = entrante; recibido; recibida; entrada; del cliente
interaction.direction.out = saliente; enviado; salida; enviada; emitida; al cliente
interaction.response.none = sin respuesta; no contesta; ninguna; no contestó; buzón de voz
interaction.response.interested = interesado; interesada; positivo; respondió; positiva
interaction.response.bought = compró; comprado; pedido; compra
interaction.response.not_interested = no interesado; sin interés; rechazado; negativo; no le interesa; no
    interesada
opportunity.stage.new = nuevo; nueva; prospección; abierta; abierto
opportunity.stage.qualified = cualificada; calificada; cualificado; calificado; contactado; cualificación
opportunity.stage.proposal = propuesta; presupuesto; oferta; presupuestado; propuesta enviada; presentación
opportunity.stage.negotiation = negociación; en negociación
opportunity.stage.won = ganada; ganado; cerrada ganada; cerrado ganado
opportunity.stage.lost = perdida; perdido; cancelado; cerrada perdida; cerrado perdido; cancelada
feedback.kind.nps = recomendación
feedback.kind.csat = satisfacción; satisfacción del cliente
feedback.kind.stars = estrellas; reseña; valoración
task.kind.call = llamada; llamar; telefonear
task.kind.write = escribir; correo; carta
task.kind.visit = visita; visitar; reunión; cita
task.kind.deliver = entrega; entregar; enviar; envío
task.kind.chase = reclamar pago; cobro; cobrar; impago; recordatorio de pago
task.kind.other = otro; otra; otros; varios; tarea
task.repeats.daily = diario; cada día; todos los días; diaria; diariamente
task.repeats.weekly = semanal; cada semana; semanalmente
task.repeats.monthly = mensual; cada mes; mensualmente
task.repeats.quarterly = trimestral; cada trimestre
task.repeats.yearly = anual; cada año; anualmente
"""

MONTHS: Final = """
1 = enero; ene
2 = febrero; feb
3 = marzo; mar
4 = abril; abr
5 = mayo; may
6 = junio; jun
7 = julio; jul
8 = agosto; ago
9 = septiembre; sep; sept; setiembre; set
10 = octubre; oct
11 = noviembre; nov
12 = diciembre; dic
"""
